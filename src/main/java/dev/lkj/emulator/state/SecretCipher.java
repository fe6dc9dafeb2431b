package dev.lkj.emulator.state;

import dev.lkj.wire.Bytes;

/** Seals the values of secrets in what is stored. */
public interface SecretCipher {
    /** A text that only this cipher can open. */
    String seal(Bytes value);

    /** What was sealed; fails when the text was changed or the key is another one. */
    Bytes open(String sealed);

    /** For what stores nothing, and so has nothing to seal: a key and its cipher take a while to make. */
    static SecretCipher unused() {
        return new SecretCipher() {
            @Override
            public String seal(Bytes value) {
                throw new IllegalStateException("nothing is stored here");
            }

            @Override
            public Bytes open(String sealed) {
                throw new IllegalStateException("nothing is stored here");
            }
        };
    }
}
