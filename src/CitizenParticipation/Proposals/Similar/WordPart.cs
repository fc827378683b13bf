using CitizenParticipation.Data;

namespace CitizenParticipation.Proposals.Similar;

/// <summary>A piece of a word to look for anywhere inside the words of published proposals.</summary>
/// <param name="Text">Folded by <see cref="SearchWords.Fold"/>: letters and digits only.</param>
/// <param name="Weight">How much finding it says.</param>
internal sealed record WordPart(string Text, double Weight);
