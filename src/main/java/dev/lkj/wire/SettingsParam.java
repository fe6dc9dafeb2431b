package dev.lkj.wire;

/** One client setting. */
public record SettingsParam(String name, String value) {
    /** Fills what is absent. */
    public SettingsParam {
        name = Defaults.text(name);
        value = Defaults.text(value);
    }
}
