/** The colors of every page, light and dark, as CSS tokens; which of the two follows `color-scheme`. */
export const PALETTE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d1d1f, #e6e6e6); --paper: light-dark(#ffffff, #15171b); --rule: light-dark(#dcdcd8, #383b42);
  --quiet: light-dark(#62625e, #a3a3a3); --mark: light-dark(#fff3d6, #4a3a10); --wash: light-dark(#f6f6f3, #1d2026);
  --link: light-dark(#005a9c, #7cb8ef);
}
`;
