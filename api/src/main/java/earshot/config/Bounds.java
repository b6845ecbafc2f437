package earshot.config;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a setting's annotations and type allow, in words and as a check; a list's entries each obey the bounds of their type. */
final class Bounds {
    private final Argument<?> argument;
    private final AnnotationMetadata annotations;

    Bounds(Argument<?> argument) {
        this.argument = List.class.isAssignableFrom(argument.getType()) ? argument.getTypeParameters()[0] : argument;
        this.annotations = this.argument.getAnnotationMetadata();
    }

    /** Such as {@code 1 to 65535}, {@code 5s to 1m} or {@code at least 32 characters}; {@code any} when the type alone bounds it. */
    String inWords() {
        if (argument.getType() == boolean.class) {
            return "true, false";
        }
        if (argument.getType().isEnum()) {
            return Arrays.stream(argument.getType().getEnumConstants())
                    .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        return pattern()
                .map(Bounds::patternInWords)
                .or(() -> ends(least(), most()))
                .or(() -> ends(size("min"), size("max")).map(ends -> ends + " characters"))
                .orElse("any");
    }

    /** Whether {@code value}, already of the right type, is within. */
    boolean hold(Object value) {
        return switch (value) {
            case List<?> entries -> entries.stream().allMatch(this::hold);
            case Duration duration -> within(duration, least().map(Bounds::duration), most().map(Bounds::duration));
            case Number number ->
                within(new BigDecimal(number.toString()), least().map(BigDecimal::new), most().map(BigDecimal::new));
            case String text ->
                within(
                                text.length(),
                                size("min").map(Integer::valueOf),
                                size("max").map(Integer::valueOf))
                        && pattern()
                                .flatMap(pattern -> pattern.stringValue("regexp"))
                                .map(text::matches)
                                .orElse(true);
            default -> true;
        };
    }

    private static String patternInWords(AnnotationValue<Pattern> pattern) {
        return pattern.stringValue("message")
                .map(message -> message.replaceFirst("^must ", ""))
                .orElseGet(() -> "matches `" + pattern.stringValue("regexp").orElseThrow() + "`");
    }

    private static Optional<String> ends(Optional<String> least, Optional<String> most) {
        if (least.isPresent() && most.isPresent()) {
            return Optional.of(least.get() + " to " + most.get());
        }
        return least.map(end -> "at least " + end).or(() -> most.map(end -> "at most " + end));
    }

    private static <T extends Comparable<T>> boolean within(T value, Optional<T> least, Optional<T> most) {
        return least.map(end -> value.compareTo(end) >= 0).orElse(true)
                && most.map(end -> value.compareTo(end) <= 0).orElse(true);
    }

    private static Duration duration(String text) {
        return ConversionService.SHARED.convert(text, Duration.class).orElseThrow();
    }

    private Optional<String> least() {
        return first(Min.class).flatMap(AnnotationValue::stringValue).or(() -> first(Between.class)
                .flatMap(range -> range.stringValue("min")));
    }

    private Optional<String> most() {
        return first(Max.class).flatMap(AnnotationValue::stringValue).or(() -> first(Between.class)
                .flatMap(range -> range.stringValue("max")));
    }

    private Optional<String> size(String end) {
        return first(Size.class).flatMap(size -> size.stringValue(end));
    }

    private Optional<AnnotationValue<Pattern>> pattern() {
        return first(Pattern.class);
    }

    private <A extends Annotation> Optional<AnnotationValue<A>> first(Class<A> annotation) {
        return annotations.getAnnotationValuesByType(annotation).stream().findFirst();
    }
}
