import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import '../style/graphiql-theme.css';
import { startersOf } from '../example/catalogue.js';
import { fill } from '../example/fill.js';
import { fetcher } from '../transport/fetcher.js';
import { EditorBridge } from './editor-bridge.js';
import { StatusBar } from './status-bar.js';

const NEW_TAB = '# Ctrl-Space completes, Ctrl-Enter runs.\n\n';

/** What a visitor without stored tabs finds. */
const FIRST_TABS = startersOf('ANYONE').map(({ query, variables }) => ({ query, variables: fill(variables, null) }));

/** GraphiQL between our header and our status line. */
export function Workbench() {
  return (
    // Headers may hold keys, so they are never written to storage.
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={FIRST_TABS}
      defaultQuery={NEW_TAB}
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
    >
      {/* The header above already names the place. */}
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <GraphiQL.Footer>
        <StatusBar />
      </GraphiQL.Footer>
      <EditorBridge />
    </GraphiQL>
  );
}
