import type { ComponentChildren } from "preact";

interface Props {
  readonly children: ComponentChildren;
}

/** A form's own button, which takes a double click for one. */
export function SubmitButton({ children }: Props) {
  return (
    <button
      type="submit"
      class="button button--plain"
      onClick={(event) => {
        if (event.detail > 1) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
