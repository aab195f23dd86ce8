import { TextField, type TextFieldProps } from './TextField.tsx';

/** A day as text, dd/MM/yyyy. It is rewritten by `tidy` on leaving only, so that 1/5/24 can be typed as it comes. */
export function DateField(props: Omit<TextFieldProps, 'width' | 'maxLength' | 'inputMode'>) {
  return <TextField {...props} width="short" maxLength={20} />;
}
