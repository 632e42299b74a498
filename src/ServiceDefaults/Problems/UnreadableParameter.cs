using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>
/// Reports which parameter of a request cannot be read and what is expected. The framework's exception names the parameter, and the
/// handler's signature gives its type.
/// </summary>
internal static partial class UnreadableParameter
{
    private static readonly Text Missing = new("Dette må være med.", "Dette må vere med.", "This must be given.");

    private static readonly Text NotReadable = new("Kan ikke leses.", "Kan ikkje lesast.", "Cannot be read.");

    private static readonly Text NotANumber = new("Skal være et heltall.", "Skal vere eit heiltal.", "Must be a whole number.");

    internal static readonly Text NotTrueOrFalse = new("Skal være «true» eller «false».", "Skal vere «true» eller «false».", "Must be “true” or “false”.");

    public static Problem Of(BadHttpRequestException error, Endpoint? endpoint)
    {
        var name = Named.Match(error.Message) is { Success: true } match ? match.Groups["name"].Value : null;
        var parameter = Parameters(endpoint).FirstOrDefault(parameter => parameter.Name == name);
        if (parameter is null)
            return CommonProblems.UnreadableRequest.With();
        if (endpoint!.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType == parameter.ParameterType)
            return UnreadableBody.Missing();
        var given = error.Message.StartsWith("Failed", StringComparison.Ordinal);
        return new Problem(CommonProblems.InvalidFields)
        {
            Errors = [given ? Expected(PointerOf(parameter), parameter.ParameterType) : new FieldError(PointerOf(parameter), Missing)],
        };
    }

    private static FieldError Expected(string pointer, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
            return new FieldError(pointer, ChoiceConverter.NotAChoice, string.Join(", ", Open.NamesOf(type.GenericTypeArguments[0])));
        return new FieldError(pointer, type switch
        {
            _ when type == typeof(IsoDate) => IsoDate.NotADate,
            _ when type == typeof(int) || type == typeof(long) => NotANumber,
            _ when type == typeof(Guid) => IdConverter.NotAnId,
            _ when type == typeof(bool) => NotTrueOrFalse,
            _ => NotReadable,
        });
    }

    /// <summary>A handler's parameters, with those of <c>[AsParameters]</c> expanded.</summary>
    private static IEnumerable<ParameterInfo> Parameters(Endpoint? endpoint) =>
        (endpoint?.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).SelectMany(parameter =>
            parameter.IsDefined(typeof(AsParametersAttribute)) ? parameter.ParameterType.GetConstructors()[0].GetParameters() : [parameter]);

    private static string PointerOf(ParameterInfo parameter)
    {
        var attributes = parameter.GetCustomAttributes();
        return attributes.OfType<IFromHeaderMetadata>().FirstOrDefault() is { } header
            ? header.Name ?? parameter.Name!
            : $"?{attributes.OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)}";
    }

    [GeneratedRegex("parameter \"(?:[^\"]* )?(?<name>\\w+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named { get; }
}
