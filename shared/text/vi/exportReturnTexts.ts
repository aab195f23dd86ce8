export const exportReturnTexts = {
  title: '',
};
