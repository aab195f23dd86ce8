import { type RoadState, roadStates } from '../../shared/domain/returnRoad.ts';
import { StepLine } from '../ui/StepLine.tsx';
import { useTexts } from '../useTexts.ts';

/** Nháp → Trình ký → Lãnh đạo đã ký → Đã cấp số → Đã đóng dấu → Đã gửi. */
export function RoadLine({ state }: { readonly state: RoadState }) {
  const texts = useTexts().road;
  return (
    <StepLine
      label={texts.line}
      steps={roadStates.map((key) => ({ key, label: texts.states[key] }))}
      current={state}
    />
  );
}
