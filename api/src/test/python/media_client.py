"""A media client for tests: joins an SFU room, publishes what it is told to, and says what happened.

usage: media_client.py <url> <token>
Commands come line by line on standard input: "microphone" and "camera" publish a track of that source, the end of input leaves.
What happens goes as JSON lines to standard output: {"event": "connected" | "refused" | "published" | "publish_refused" |
"heard" | "disconnected", "detail": "..."}.
"""

import asyncio
import json
import sys

from livekit import rtc


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


def camera(tasks):
    source = rtc.VideoSource(64, 64)
    source.capture_frame(rtc.VideoFrame(64, 64, rtc.VideoBufferType.RGBA, bytearray(64 * 64 * 4)))
    return rtc.LocalVideoTrack.create_video_track("camera", source), rtc.TrackSource.SOURCE_CAMERA


async def publish(room, name, tasks):
    track, source = {"microphone": microphone, "camera": camera}[name](tasks)
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
    room.on("track_subscribed", lambda track, publication, participant: say("heard", participant.identity))
    try:
        await room.connect(url, token)
    except rtc.ConnectError as error:
        say("refused", error)
        return
    say("connected", room.local_participant.identity)
    async for command in commands():
        tasks.append(asyncio.create_task(publish(room, command, tasks)))
    if room.isconnected():
        await room.disconnect()


asyncio.run(main(sys.argv[1], sys.argv[2]))
