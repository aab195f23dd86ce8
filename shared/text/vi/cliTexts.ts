export const cliTexts = {
  title: '',
};
