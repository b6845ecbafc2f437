import { createContext, useContext, useEffect, useState } from 'react';
import { voiceSettings } from '../api/settingsStore';
import { Microphone } from '../audio/microphone';
import { microphoneConsent } from '../audio/microphoneProblem';
import { sharedMicrophone } from '../audio/sharedMicrophone';
import { useReadable } from '../store/useReadable';

const TestMicrophone = createContext<Microphone | undefined>(undefined);

export const TestMicrophoneProvider = TestMicrophone.Provider;

/** The microphone that the settings show: the call's while it has one, else one of their own that is let go with them. */
export function useTestMicrophoneOwner(): Microphone {
  const shared = useReadable(sharedMicrophone);
  const [probe] = useState(() => new Microphone(voiceSettings.settings));
  useEffect(() => {
    if (shared) probe.close();
    return () => probe.close();
  }, [probe, shared]);
  return shared ?? probe;
}

export function useTestMicrophone(): Microphone {
  const microphone = useContext(TestMicrophone);
  if (!microphone) throw new Error('Only inside the settings');
  return microphone;
}

/** Opens the microphone by itself where the browser will not ask; else it waits to be asked for it. */
export function useOpenIfAllowed(microphone: Microphone): void {
  useEffect(() => {
    let here = true;
    void microphoneConsent().then((consent) => {
      if (here && consent === 'granted' && microphone.state.get().kind === 'off')
        void microphone.open({ consented: true });
    });
    return () => {
      here = false;
    };
  }, [microphone]);
}
