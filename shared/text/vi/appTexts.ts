export const appTexts = {
  title: '',
};
