/** Records what a track carries for so long, as a file that the browser plays; shorter when the signal says so. */
export function record(track: MediaStreamTrack, ms: number, signal: AbortSignal): Promise<Blob> {
  // A track of its own, so that a mute elsewhere does not silence the test.
  const heard = track.clone();
  heard.enabled = true;
  const recorder = new MediaRecorder(new MediaStream([heard]));
  const parts: Blob[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => recorder.stop(), ms);
    signal.addEventListener('abort', () => recorder.state === 'recording' && recorder.stop());
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('error', () => reject(new Error('The browser stopped the recording')));
    recorder.addEventListener('stop', () => {
      clearTimeout(timer);
      heard.stop();
      resolve(new Blob(parts, { type: recorder.mimeType }));
    });
    recorder.start();
  });
}
