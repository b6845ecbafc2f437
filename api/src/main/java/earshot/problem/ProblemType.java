package earshot.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/** The kinds of problem. The slug is the contract with clients: never renamed, never reused. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    DENIED(HttpStatus.FORBIDDEN, "You are denied this room"),
    ACCOUNT_NEEDED(HttpStatus.FORBIDDEN, "This room takes an account"),
    INVITE_NEEDED(HttpStatus.FORBIDDEN, "This room takes an invitation"),
    PASSWORD_NEEDED(HttpStatus.FORBIDDEN, "This room takes a password"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not offered here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "None of the accepted types is offered"),
    NAME_TAKEN(HttpStatus.CONFLICT, "This name is taken"),
    ROOM_FULL(HttpStatus.CONFLICT, "The room is full"),
    ROOM_LOCKED(HttpStatus.CONFLICT, "The room is locked"),
    ROOM_CLOSED(HttpStatus.CONFLICT, "The room is closed"),
    HOST_ABSENT(HttpStatus.CONFLICT, "The host is not there yet"),
    SPEAKERS_FULL(HttpStatus.CONFLICT, "All places to speak are taken"),
    NO_HAND(HttpStatus.CONFLICT, "This hand is not raised"),
    HANDS_FULL(HttpStatus.CONFLICT, "Too many hands are raised"),
    OTHER_USER(HttpStatus.CONFLICT, "Somebody else is signed in"),
    SESSION_REPLACED(HttpStatus.CONFLICT, "You joined in another tab"),
    BLOCKS_FULL(HttpStatus.CONFLICT, "Your list of blocked people is full"),
    STILL_RUNNING(HttpStatus.CONFLICT, "The first request of this key is not done yet"),
    LEASE_EXPIRED(HttpStatus.GONE, "Your seat has expired"),
    VERSION_CONFLICT(HttpStatus.PRECONDITION_FAILED, "This was changed meanwhile"),
    PAYLOAD_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send this as JSON"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "This key belongs to another request"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "Say which version you are changing"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    SFU_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Voice is not reachable"),
    BACKEND_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Earshot is not fully available"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status it is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** A short sentence, the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** The type's name in URIs and docs, such as {@code room-full}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
