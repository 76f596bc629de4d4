// D3 comes as a classic script, loaded with the first module that shows a chart.
import { useEffect, useState } from '../lib/preact/preact.js';

/** @typedef {typeof import('d3')} D3 */

/** @type {D3 | undefined} */
let loaded;

/** @type {Promise<D3>} */
export const d3Loaded = new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = 'lib/d3/d3.min.js';
  script.onload = () => {
    loaded = d3;
    resolve(d3);
  };
  script.onerror = () => reject(new Error(script.src));
  document.head.append(script);
});

/** D3; undefined until it is loaded. */
export function useD3() {
  const [library, setLibrary] = useState(() => loaded);
  useEffect(() => {
    if (!library) d3Loaded.then(() => setLibrary(() => loaded), () => {});
  }, []);
  return library;
}
