package dev.lkj.emulator.state;

import dev.lkj.wire.Bytes;

/** Seals the values of secrets in what is stored. */
public interface SecretCipher {
    /** A text that only this cipher can open. */
    String seal(Bytes value);

    /** What was sealed; fails when the text was changed or the key is another one. */
    Bytes open(String sealed);
}
