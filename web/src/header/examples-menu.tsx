import { useRef } from 'react';
import { type Example, examplesOf } from '../example/catalogue.js';
import { openExamples } from '../example/open.js';
import { ROLES, type Role, labelOf } from '../role.js';

const ID = 'desk-examples';

/**
 * The examples of the reader's role, and folded away those of the others, which are worth reading even where they are
 * not allowed. A native popover: Escape, a click elsewhere and the return of focus come from the browser.
 */
export function ExamplesMenu({ role }: { role: Role }) {
  const popover = useRef<HTMLDivElement>(null);
  const open = (examples: Example[]): void => {
    popover.current?.hidePopover();
    void openExamples(examples);
  };
  const own = examplesOf(role);
  return (
    <>
      <button type="button" className="desk-button" popoverTarget={ID}>
        Examples
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
          <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
      <div ref={popover} id={ID} popover="auto" className="desk-examples" role="dialog" aria-label="Example operations">
        <section>
          <div className="desk-examples-head">
            <h2>{labelOf(role)}</h2>
            {own.length > 1 && (
              <button type="button" className="desk-link" onClick={() => open(own)}>
                Open all {own.length}
              </button>
            )}
          </div>
          <ExampleList examples={own} onOpen={open} />
        </section>
        {ROLES.filter((other) => other !== role).map((other) => (
          <details key={other}>
            <summary>{labelOf(other)}</summary>
            <ExampleList examples={examplesOf(other)} onOpen={open} />
          </details>
        ))}
      </div>
    </>
  );
}

function ExampleList({ examples, onOpen }: { examples: Example[]; onOpen: (examples: Example[]) => void }) {
  return (
    <ul>
      {examples.map((example) => (
        <li key={example.id}>
          <button type="button" className="desk-example" onClick={() => onOpen([example])}>
            <span>{example.title}</span>
            <span className={`desk-kind ${example.kind}`}>{example.kind}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
