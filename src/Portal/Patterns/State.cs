using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Patterns;

/// <summary>A state of a need, a commission, a call or a draft, as people see it: always a word, with a colour and a shape beside it.</summary>
/// <param name="Key">Its name in the APIs: <c>submitted</c>.</param>
/// <param name="Word">What it is called.</param>
/// <param name="Colour">One of Designsystemet's colours, as the theme names them.</param>
/// <param name="Shape">The icon beside the word.</param>
public sealed record State(string Key, Text Word, string Colour, IconShape Shape);
