let ignored: boolean | undefined;

/** Whether this browser plays media as loud as its own buttons say, whatever the page asks for; iPhones and iPads do. */
export function isVolumeIgnored(): boolean {
  if (ignored === undefined) {
    const element = document.createElement('audio');
    element.volume = 0.5;
    ignored = element.volume !== 0.5;
  }
  return ignored;
}
