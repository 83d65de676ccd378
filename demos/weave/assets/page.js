// The switch between light and dark; the choice is kept for the next page.
(() => {
  const KEY = 'fishergrad-scheme';
  const root = document.documentElement;
  const button = document.querySelector('button.scheme');
  const system = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const shown = () => root.style.colorScheme || system();
  const label = () => {
    button.textContent = shown() === 'dark' ? 'Light' : 'Dark';
  };
  label();
  button.addEventListener('click', () => {
    root.style.colorScheme = shown() === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(KEY, root.style.colorScheme);
    } catch {
      // A page from a file may not be allowed to remember; it still changes.
    }
    label();
    dispatchEvent(new Event('schemechange'));
  });
})();
