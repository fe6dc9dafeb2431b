package dev.lkj.wire;

import java.util.List;

/** The client settings; of a name that stands twice the later value counts. */
public record ClientSettingsResponse(List<SettingsParam> params) {
    /** Fills what is absent. */
    public ClientSettingsResponse {
        params = Defaults.list(params);
    }
}
