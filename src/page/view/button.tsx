import type { ComponentChildren } from "preact";

interface Props {
  readonly children: ComponentChildren;
  readonly onAct: () => void;
  readonly look?: "plain" | "primary" | "quiet";
  readonly class?: string;
  /** Where the shown words alone do not say what it acts on. */
  readonly label?: string;
}

/** A button that takes a double click for one: what it starts may cost money. */
export function Button({ children, onAct, look = "plain", class: more = "", label }: Props) {
  return (
    <button
      type="button"
      class={`button button--${look} ${more}`}
      aria-label={label}
      onClick={(event) => {
        if (event.detail <= 1) onAct();
      }}
    >
      {children}
    </button>
  );
}
