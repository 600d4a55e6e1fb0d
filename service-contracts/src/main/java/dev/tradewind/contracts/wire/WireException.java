package dev.tradewind.contracts.wire;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Text that is not the JSON of the expected contract type. */
public final class WireException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    WireException(String message, Throwable cause) {
        super(message, cause);
    }

    static String path(Throwable e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder(" at ");
        for (JsonMappingException.Reference step : mapping.getPath()) {
            path.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return path.toString();
    }
}
