package dev.lkj.cloud;

import dev.lkj.wire.PresignedPostRequest;
import java.util.Map;

/** Where the service wants the source to be uploaded. */
public sealed interface UploadTarget {
    /** The address of the object store. */
    String url();

    /** What the store's answers may repeat and nobody else may see; by name where it has one. */
    Map<String, String> secrets();

    /** A form, sent by POST with the source as its last part. */
    record Form(PresignedPostRequest form) implements UploadTarget {
        @Override
        public String url() {
            return form.url();
        }

        @Override
        public Map<String, String> secrets() {
            return form.values();
        }
    }

    /** An address that takes the source alone, by PUT; its query is its signature. */
    record Address(String url) implements UploadTarget {
        @Override
        public Map<String, String> secrets() {
            int query = url.indexOf('?');
            return query < 0 ? Map.of() : Map.of("query", url.substring(query + 1));
        }
    }
}
