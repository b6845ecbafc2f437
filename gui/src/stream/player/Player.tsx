/** The picture. */
export default function Player() {
  return <video muted />;
}
