package dev.lkj.emulator.state;

import dev.lkj.wire.Bytes;

/** Seals nothing: what is stored can be read. */
enum PlainCipher implements SecretCipher {
    INSTANCE;

    @Override
    public String seal(Bytes value) {
        return "sealed " + value.utf8();
    }

    @Override
    public Bytes open(String sealed) {
        return Bytes.of(sealed.substring("sealed ".length()));
    }
}
