export function NewReturnScreen({ directiveId }: { readonly directiveId: string }) {
  return <main className="page">{directiveId}</main>;
}
