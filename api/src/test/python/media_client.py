"""A media client for tests: joins an SFU room, publishes what it is told to, and says what happened.

usage: media_client.py <url> <token>
Commands come line by line on standard input: "microphone" and "camera" publish a track of that source, "tone" a microphone that picks up
a tone, "audible" asks how long each participant could be heard so far, "last" when for the last time, the end of input leaves.
What happens goes as JSON lines to standard output: {"event": "connected" | "refused" | "published" | "publish_refused" |
"heard" | "audible" | "last" | "token" | "disconnected", "detail": "..."}. "audible" has ms by identity, "last" ms since the Unix epoch, "token" the SFU's renewed token.
"""

import asyncio
import json
import sys
import time

import numpy
from livekit import rtc

RATE = 48000
FRAME_MS = 10
# Of 16-bit samples: far above what a codec makes of silence, far below the tone.
AUDIBLE = 300

audible_ms = {}
last_audible_at = {}


def say(event, detail=""):
    print(json.dumps({"event": event, "detail": str(detail)}), flush=True)


async def feed_silence(source):
    samples = 480
    while True:
        frame = rtc.AudioFrame.create(48000, 1, samples)
        await source.capture_frame(frame)


def microphone(tasks):
    source = rtc.AudioSource(48000, 1)
    tasks.append(asyncio.create_task(feed_silence(source)))
    return rtc.LocalAudioTrack.create_audio_track("microphone", source), rtc.TrackSource.SOURCE_MICROPHONE


async def feed_tone(source):
    count = RATE * FRAME_MS // 1000
    samples = (8000 * numpy.sin(2 * numpy.pi * 400 * numpy.arange(count) / RATE)).astype(numpy.int16)
    while True:
        await source.capture_frame(rtc.AudioFrame(samples.tobytes(), RATE, 1, count))


def tone(tasks):
    source = rtc.AudioSource(RATE, 1)
    tasks.append(asyncio.create_task(feed_tone(source)))
    return rtc.LocalAudioTrack.create_audio_track("tone", source), rtc.TrackSource.SOURCE_MICROPHONE


async def listen(track, identity):
    audible_ms.setdefault(identity, 0)
    async for event in rtc.AudioStream(track, sample_rate=RATE, num_channels=1):
        samples = numpy.frombuffer(event.frame.data, dtype=numpy.int16).astype(numpy.float64)
        if numpy.sqrt(numpy.mean(samples**2)) > AUDIBLE:
            audible_ms[identity] += 1000 * len(samples) // RATE
            last_audible_at[identity] = int(time.time() * 1000)


def camera(tasks):
    source = rtc.VideoSource(64, 64)
    source.capture_frame(rtc.VideoFrame(64, 64, rtc.VideoBufferType.RGBA, bytearray(64 * 64 * 4)))
    return rtc.LocalVideoTrack.create_video_track("camera", source), rtc.TrackSource.SOURCE_CAMERA


async def publish(room, name, tasks):
    track, source = {"microphone": microphone, "camera": camera, "tone": tone}[name](tasks)
    try:
        await room.local_participant.publish_track(track, rtc.TrackPublishOptions(source=source))
        say("published", name)
    except rtc.participant.PublishTrackError as error:
        say("publish_refused", f"{name}: {error}")


async def commands():
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while line := await reader.readline():
        yield line.decode().strip()


async def main(url, token):
    room = rtc.Room()
    tasks = []
    room.on("disconnected", lambda reason: say("disconnected", reason))
    room.on("token_refreshed", lambda: say("token", room._token))

    listening = {}

    def heard(track, publication, participant):
        say("heard", participant.identity)
        if track.kind == rtc.TrackKind.KIND_AUDIO:
            listening[publication.sid] = asyncio.create_task(listen(track, participant.identity))

    # The next track may come over the same way, and would be counted by the old listener too.
    def gone(track, publication, participant):
        if publication.sid in listening:
            listening.pop(publication.sid).cancel()

    room.on("track_subscribed", heard)
    room.on("track_unsubscribed", gone)
    try:
        await room.connect(url, token)
    except rtc.ConnectError as error:
        say("refused", error)
        return
    say("connected", room.local_participant.identity)
    async for command in commands():
        if command == "audible":
            say("audible", json.dumps(audible_ms))
            continue
        if command == "last":
            say("last", json.dumps(last_audible_at))
            continue
        tasks.append(asyncio.create_task(publish(room, command, tasks)))
    if room.isconnected():
        await room.disconnect()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
