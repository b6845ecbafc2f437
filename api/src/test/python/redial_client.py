"""A client that does not play along: dials again and again with the token it has, and speaks whenever it is let in.

usage: redial_client.py <url> <token> <seconds> <pause ms>
Attempts overlap: each starts a pause after the one before, whatever became of that. At the end one JSON line goes to standard output:
{"attempts": ..., "connected": ...}.
"""

import asyncio
import json
import sys

from livekit import rtc
from media_client import tone

done = {"attempts": 0, "connected": 0}


async def attempt(url, token):
    done["attempts"] += 1
    room = rtc.Room()
    ended = asyncio.Event()
    room.on("disconnected", lambda reason: ended.set())
    tasks = []
    try:
        await room.connect(url, token)
        done["connected"] += 1
        track, source = tone(tasks)
        await room.local_participant.publish_track(track, rtc.TrackPublishOptions(source=source))
        await ended.wait()
    except (rtc.ConnectError, rtc.participant.PublishTrackError):
        pass
    finally:
        for task in tasks:
            task.cancel()


async def main(url, token, seconds, pause_ms):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    attempts = set()
    while loop.time() < end:
        attempts.add(asyncio.create_task(attempt(url, token)))
        await asyncio.sleep(pause_ms / 1000)
    await asyncio.wait(attempts, timeout=3)
    print(json.dumps(done), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])))
