import { useEffect, useState } from 'react';
import { type Heard, hear, KEEPS_PLACE_MS } from './order';

/** Who speaks or spoke a moment ago. */
export function useHeard(speaking: ReadonlySet<string>): Heard {
  const [heard, setHeard] = useState<Heard>(new Map());
  useEffect(() => {
    setHeard((before) => hear(before, speaking, Date.now()));
    const later = setTimeout(() => setHeard((before) => hear(before, speaking, Date.now())), KEEPS_PLACE_MS + 100);
    return () => clearTimeout(later);
  }, [speaking]);
  return heard;
}
