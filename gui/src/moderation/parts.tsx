import { useReadable } from '../store/useReadable';
import { BanDialog } from './BanDialog';
import { openDialog } from './dialogs';
import { moderationOf } from './moderation';
import styles from './parts.module.css';
import { ReportDialog } from './ReportDialog';
import { may } from './roles';
import { SelectButton, SelectionBar } from './Selection';
import { ToastList } from './ToastList';
import { useRoomNow } from './viewer';

export { PersonDeeds } from './PersonDeeds';
export { SelectBox } from './Selection';

/** Above the people: what of the room everybody should know, and for who runs it the way to do so. */
export function RoomTools() {
  const { viewer, room } = useRoomNow();
  if (!may('mute', viewer.role, room.mode)) return null;
  return (
    <div className={styles.tools}>
      <div className={styles.buttons}>
        <SelectButton />
      </div>
      <SelectionBar />
    </div>
  );
}

/** What lies on top of the page. */
export function OnTop() {
  const dialog = useReadable(openDialog);
  const { streamId } = useRoomNow();
  const close = () => openDialog.set(null);
  return (
    <>
      {dialog?.kind === 'ban' && <BanDialog people={dialog.people} reason={dialog.reason} onClose={close} />}
      {dialog?.kind === 'report' && <ReportDialog person={dialog.person} onClose={close} />}
      <ToastList toasts={moderationOf(streamId).toasts} />
    </>
  );
}
