package earshot.stream;

/** Whether voice can be had at all. What knows the SFU implements it. */
public interface VoiceAvailability {
    /** Whether an SFU is configured and answered when last asked. Never blocks. */
    boolean available();
}
