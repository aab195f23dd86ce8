export const verifyTexts = {
  title: '',
};
