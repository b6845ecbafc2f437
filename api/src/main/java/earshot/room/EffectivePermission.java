package earshot.room;

/** The one rule that says what a participant may do: a pure function of role, mode and flags. */
public final class EffectivePermission {
    private EffectivePermission() {}

    /**
     * What a participant with {@code role} and {@code flags} may do in a room in {@code mode}. Self-mute takes nothing away: the
     * participant may open the microphone again without asking.
     */
    public static Permission of(Role role, RoomMode mode, ParticipantFlags flags) {
        boolean silenced = flags.serverMuted() || flags.suppressed();
        return Permission.of(!flags.serverDeafened(), !silenced && hasVoice(role, mode));
    }

    /** Whether the mode takes the voice of somebody with that role. */
    public static boolean suppresses(Role role, RoomMode mode) {
        return !hasVoice(role, mode);
    }

    private static boolean hasVoice(Role role, RoomMode mode) {
        return switch (mode) {
            case OPEN -> true;
            case STAGE -> role != Role.LISTENER;
        };
    }
}
