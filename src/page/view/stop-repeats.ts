/** A key that is held down acts once: each act may cost money. */
export function stopRepeats(event: KeyboardEvent): void {
  const acts = event.key === "Enter" || event.key === " ";
  if (event.repeat && acts) event.preventDefault();
}
