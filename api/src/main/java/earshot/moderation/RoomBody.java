package earshot.moderation;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import earshot.room.RoomMode;
import earshot.room.UserId;
import earshot.rules.Access;
import earshot.rules.RoomRules;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a room; what is absent stays.
 *
 * @param mode who may speak
 * @param locked whether only hosts, moderators and whoever is in come in
 * @param closed whether nobody comes in and nobody stays
 * @param softCap people until a join is warned, at most the hard cap
 * @param hardCap people until a join is refused
 * @param speakerCap most people with a place to speak on a stage; 0 for no such cap
 * @param slowModeMs least ms between two unmutes or hands of one person, up to an hour; 0 for none
 * @param statusLine a line that everybody reads; empty for none
 * @param pinned who is shown first; empty for nobody
 * @param access who may join
 * @param password that opens the room where {@code access} asks for one
 * @param waitForHost whether people come in only while a host is there
 * @param succession whether the longest present moderator stands in for a host who is gone
 */
@Serdeable
@Schema(name = "RoomChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RoomBody(
        @Nullable RoomMode mode,
        @Nullable Boolean locked,
        @Nullable Boolean closed,
        @Nullable @Min(1) @Max(500) Integer softCap,
        @Nullable @Min(1) @Max(500) Integer hardCap,
        @Nullable @Min(0) @Max(500) Integer speakerCap,
        @Nullable @Min(0) @Max(3_600_000) Integer slowModeMs,

        @Nullable @CodePoints(max = 140) @Pattern(regexp = "^$|" + PlainText.PATTERN, message = PlainText.MESSAGE)
        String statusLine,

        @Nullable @Pattern(regexp = "^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        String pinned,

        @Nullable Access access,
        @Nullable @CodePoints(min = 8, max = 200) String password,
        @Nullable Boolean waitForHost,
        @Nullable Boolean succession) {

    /** Whether it changes who may come in, or how many: what a host alone decides. */
    boolean concernsAccess() {
        return closed != null
                || softCap != null
                || hardCap != null
                || access != null
                || password != null
                || waitForHost != null
                || succession != null;
    }

    /** {@code rules} with these changes; a password is kept as {@code hash} makes it, an invitation is made where one is needed. */
    RoomRules on(RoomRules rules, UnaryOperator<String> hash) {
        Access after = or(access, rules.access());
        boolean uninvited = after == Access.INVITED && rules.invite().isEmpty();
        return new RoomRules(
                or(mode, rules.mode()),
                or(locked, rules.locked()),
                or(closed, rules.closed()),
                or(speakerCap, rules.speakerCap()),
                or(slowModeMs, rules.slowModeMs()),
                or(statusLine, rules.statusLine()).strip(),
                pinned == null ? rules.pinned() : UserId.parse(pinned).orElse(null),
                after,
                uninvited ? Invitation.fresh() : rules.invite(),
                password == null ? rules.passwordHash() : hash.apply(password),
                or(waitForHost, rules.waitForHost()),
                or(succession, rules.succession()));
    }

    private static <T> T or(@Nullable T changed, T known) {
        return Optional.ofNullable(changed).orElse(known);
    }

    /** Leaves the password out, wherever the body is printed. */
    @Override
    public String toString() {
        return "RoomBody[mode=" + mode + ", locked=" + locked + ", closed=" + closed + ", access=" + access + "]";
    }
}
