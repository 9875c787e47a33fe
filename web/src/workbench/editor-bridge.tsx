import { type TabsState, useEditorContext, useExecutionContext, useSchemaStore } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { isUntouched } from '../example/catalogue.js';
import { tabRequest } from '../example/open.js';
import { session } from '../session/session.js';
import { useStore } from '../store.js';
import { closeStreams } from '../transport/stream.js';
import { traffic } from '../transport/traffic.js';

/** What CodeMirror's own stylesheet gives a line. */
const LINE_PADDING_PX = 4;

type Tab = TabsState['tabs'][number];

/** Lives inside GraphiQL, shows nothing, and does there what the rest of the page asks for. */
export function EditorBridge() {
  useRequestedTabs();
  useIdentity();
  useTabTraffic();
  useReadableEditors();
  return null;
}

/** Opens the tabs that the header asked for. One that is already open is brought to the front instead. */
function useRequestedTabs(): void {
  const request = useStore(tabRequest);
  const { tabs, activeTabIndex, moveTab, changeTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const { stop } = useExecutionContext({ nonNull: true });
  useEffect(() => {
    if (!request || !queryEditor || !variableEditor) return;
    tabRequest.set(null);
    const wanted = request.tabs.map((tab) => newTab(tab.query, tab.variables));
    if (!wanted.length) return;
    stop();
    if (request.replaceUntouched && tabs.every((tab) => isUntouched(tab.query))) {
      // In this order the active tab is always one of the list, which GraphiQL takes for granted.
      moveTab([...tabs, ...wanted]);
      changeTab(tabs.length);
      moveTab(wanted);
      return;
    }
    const all = [...tabs];
    for (const tab of wanted) {
      const place = all.findIndex((other) => other.query === tab.query);
      // The variables are new (another key, another ticket), so an open copy takes over the fresh ones.
      if (place < 0) all.push(tab);
      else if (place === activeTabIndex) variableEditor.setValue(tab.variables ?? '');
      else all[place] = tab;
    }
    moveTab(all);
    changeTab(all.findIndex((tab) => tab.query === wanted[0]!.query));
  }, [request, queryEditor, variableEditor, tabs, activeTabIndex, moveTab, changeTab, stop]);
}

/**
 * Another person has other rights: streams opened by the last one end, their answers leave the screen and the memory,
 * and a schema that was refused is asked for again.
 */
function useIdentity(): void {
  const { identity } = useStore(session);
  const { schema, isFetching, introspect } = useSchemaStore();
  const { tabs, activeTabIndex, moveTab, updateActiveTabValues, responseEditor } = useEditorContext({ nonNull: true });
  const last = useRef(identity);
  useEffect(() => {
    if (last.current === identity) return;
    last.current = identity;
    closeStreams();
    if (!schema && !isFetching) void introspect();
    // GraphiQL writes a moved tab into the editors while React renders, so each step must be over before the next.
    queueMicrotask(() => {
      flushSync(() => moveTab(tabs.map((tab, index) => (index === activeTabIndex ? tab : { ...tab, response: null }))));
      flushSync(() => updateActiveTabValues({ response: null }));
      responseEditor?.setValue('');
    });
  }, [identity, schema, isFetching, introspect, tabs, activeTabIndex, moveTab, updateActiveTabValues, responseEditor]);
}

/** The status line speaks of the tab in front; GraphiQL itself ends a stream when its tab is left. */
function useTabTraffic(): void {
  const { tabs, activeTabIndex } = useEditorContext({ nonNull: true });
  const front = tabs[activeTabIndex]?.id;
  useEffect(() => traffic.set({ kind: 'idle' }), [front]);
}

/** CodeMirror keeps the Tab key to itself and names none of its fields; a keyboard user needs both otherwise. */
function useReadableEditors(): void {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext({ nonNull: true });
  useEffect(() => {
    const named = { Operation: queryEditor, Variables: variableEditor, Headers: headerEditor, Answer: responseEditor };
    for (const [name, editor] of Object.entries(named)) {
      // Comments in the examples are sentences; they are read whole without scrolling sideways.
      editor?.setOption('lineWrapping', true);
      editor?.on('renderLine', hangIndent);
      editor?.getInputField().setAttribute('aria-label', name);
      // `false` hands the key back to the browser, which moves the focus on. Ctrl-] and Ctrl-[ still indent.
      editor?.addKeyMap({ Tab: false, 'Shift-Tab': false });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
}

/** Wrapped lines go on under their own beginning, not at the margin. */
function hangIndent(editor: { defaultCharWidth(): number }, line: { text: string }, element: HTMLElement): void {
  const indent = (/^\s*(?:# )?/.exec(line.text)?.[0].length ?? 0) * editor.defaultCharWidth();
  element.style.textIndent = `-${indent}px`;
  element.style.paddingLeft = `${LINE_PADDING_PX + indent}px`;
}

function newTab(query: string, variables: string): Tab {
  const operationName = /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null;
  return {
    id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    // The same recipe as GraphiQL's own; it recognises a stored tab by it after a reload.
    hash: [query, variables, ''].join('|'),
    title: operationName ?? '<untitled>',
    query,
    variables,
    headers: null,
    operationName,
    response: null,
  };
}
