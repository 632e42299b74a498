using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Validation;

/// <summary>Limits the length of every list in a body, also in its parts, so that no validator has to.</summary>
internal static class ListLengths
{
    private const int Maximum = 500;

    private static readonly Text TooMany = new(
        "Høyst {0} her; du har sendt {1}.", "Høgst {0} her; du har sendt {1}.", "At most {0} here; you have sent {1}.");

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <summary>The lists that are too long. Their items are not looked into.</summary>
    public static IEnumerable<FieldError> ErrorsIn(object body, string pointer = "")
    {
        foreach (var property in Parts.GetOrAdd(body.GetType(), PartsOf))
        {
            var at = $"{pointer}/{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
            var errors = property.GetValue(body) switch
            {
                ICollection { Count: > Maximum } list => [new FieldError(at, TooMany, Maximum, list.Count)],
                ICollection list => list.Cast<object?>().Index().SelectMany(item => ErrorsInPart(item.Item, $"{at}/{item.Index}")),
                var part => ErrorsInPart(part, at),
            };
            foreach (var error in errors)
                yield return error;
        }
    }

    private static IEnumerable<FieldError> ErrorsInPart(object? part, string pointer) => part is null or string ? [] : ErrorsIn(part, pointer);

    private static PropertyInfo[] PartsOf(Type type) => type.IsValueType
        ? []
        : [.. type.GetProperties().Where(property => property is { CanRead: true, PropertyType: { IsValueType: false } } && property.PropertyType != typeof(string))];
}
