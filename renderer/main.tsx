// First, before any schema is made.
import './zodWithoutEval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/fields.css';
import './styles/marks.css';
import './styles/notes.css';
import './styles/frame.css';
import './styles/zones.css';
import './styles/start.css';
import './styles/home.css';
import './styles/settings.css';
import './styles/keys.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
