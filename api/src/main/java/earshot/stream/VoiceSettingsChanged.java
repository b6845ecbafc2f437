package earshot.stream;

/** A stream was started, or its visibility or voice settings changed: its room must follow. Published on the node that did it, after Postgres has it. */
public record VoiceSettingsChanged(Stream stream) {}
