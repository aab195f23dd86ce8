export const reviewTexts = {
  title: '',
};
