/** Records what a track carries for so long, as a file that the browser plays; shorter when the signal says so. */
export async function record(track: MediaStreamTrack, ms: number, signal: AbortSignal): Promise<Blob> {
  // A track of its own, so that a mute elsewhere does not silence the test.
  const heard = track.clone();
  heard.enabled = true;
  try {
    return await recordStream(new MediaStream([heard]), ms, signal);
  } finally {
    heard.stop();
  }
}

async function recordStream(stream: MediaStream, ms: number, signal: AbortSignal): Promise<Blob> {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const stop = () => recorder.state === 'recording' && recorder.stop();
  const timer = setTimeout(stop, ms);
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      recorder.addEventListener('error', () => reject(new Error('The browser stopped the recording')));
      recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: recorder.mimeType })));
      recorder.start();
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
