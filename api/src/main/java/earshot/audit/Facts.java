package earshot.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of {@code voice-audit.log} says, in order; what is absent is left out. */
final class Facts {
    private Facts() {}

    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        var facts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return facts;
    }
}
