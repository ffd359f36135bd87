// What this repository uses of size-limit's plugins, which come without declarations.
declare module "@size-limit/esbuild" {
  const plugin: any;
  export default plugin;
}
declare module "@size-limit/file" {
  const plugin: any;
  export default plugin;
}
