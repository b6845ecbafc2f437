import { may } from '../roles';
import { useRoomNow } from '../viewer';
import { AccessControls } from './AccessControls';
import { ClosingControls } from './ClosingControls';
import { Disagreements } from './Disagreements';
import { ShownControls } from './ShownControls';
import { SizeControls } from './SizeControls';
import { SpeakingControls } from './SpeakingControls';
import { StepDown } from './StepDown';

/** How the room is set. Changes hold at once, and go back with words where they are refused. */
export function RoomControls() {
  const { viewer, room } = useRoomNow();
  return (
    <>
      <Disagreements />
      <SpeakingControls />
      <ShownControls />
      {may('change_room_access', viewer.role, room.mode) && (
        <>
          <AccessControls />
          <SizeControls />
          <ClosingControls />
        </>
      )}
      {viewer.role === 'moderator' && <StepDown />}
    </>
  );
}
