import type { Directive, DirectiveItem, DirectiveSection } from './directive.ts';

/** How a unit stands to a directive: which addressee it is, or that it is none. */
export type Addressing =
  | {
      readonly addressed: true;
      readonly groupId: string;
      readonly groupName: string;
      readonly adopted: boolean;
    }
  | { readonly addressed: false };

/**
 * The addressee that a unit of this kind is. A kind that the directive does not name is not addressed,
 * unless a person recorded the choice to adopt the items of a group (`adoptedGroup`: a recipient or actor id).
 */
export function addressing(directive: Directive, unitKind: string, adoptedGroup: string | null): Addressing {
  const { addressedKinds } = directive;
  const groupId = Object.hasOwn(addressedKinds, unitKind) ? addressedKinds[unitKind] : undefined;
  if (groupId !== undefined)
    return { addressed: true, groupId, groupName: addresseeName(directive, groupId), adopted: false };
  if (adoptedGroup === null) return { addressed: false };
  return {
    addressed: true,
    groupId: adoptedGroup,
    groupName: addresseeName(directive, adoptedGroup),
    adopted: true,
  };
}

/** The items that an addressee owes, in the order of the paper. A member of a group owes the group's items as well. */
export function applicableItems(directive: Directive, groupId: string): readonly DirectiveItem[] {
  return applicableSections(directive, groupId).flatMap((section) => section.items);
}

function applicableSections(directive: Directive, groupId: string): readonly DirectiveSection[] {
  const names = namesOf(directive, groupId);
  return directive.sections.filter(
    (section) => section.appliesTo === 'all' || section.appliesTo.some((name) => names.includes(name)),
  );
}

/** Groups whose items a unit may adopt: recipients and named actors, in the order of the paper. */
export function adoptableGroups(
  directive: Directive,
): readonly { readonly id: string; readonly name: string; readonly itemCount: number }[] {
  return [...directive.recipients, ...directive.actors].map(({ id, name }) => ({
    id,
    name,
    itemCount: applicableItems(directive, id).length,
  }));
}

/** Whether the directive names a recipient or actor of this id. */
export function isAddressee({ recipients, actors }: Directive, groupId: string): boolean {
  return [...recipients, ...actors].some(({ id }) => id === groupId);
}

/** Name of a recipient or actor of the directive. */
export function addresseeName(directive: Directive, groupId: string): string {
  return namesOf(directive, groupId)[0] as string;
}

function namesOf(directive: Directive, groupId: string): readonly string[] {
  const recipient = directive.recipients.find(({ id }) => id === groupId);
  if (recipient) return [recipient.name];
  const actor = directive.actors.find(({ id }) => id === groupId);
  if (!actor) throw new Error(`directive ${directive.id} has no addressee ${groupId}`);
  const group = directive.recipients.find(({ id }) => id === actor.memberOf);
  return group ? [actor.name, group.name] : [actor.name];
}
