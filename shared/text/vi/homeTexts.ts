export const homeTexts = {
  title: '',
};
