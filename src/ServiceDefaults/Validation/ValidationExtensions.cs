using FluentValidation;
using FluentValidation.Results;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Validation;

/// <summary>Validates request bodies before their handlers run.</summary>
public static class ValidationExtensions
{
    /// <summary>Validates each argument that has a validator, and limits its lists, and answers 422 with the errors by field.</summary>
    public static TBuilder Validated<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.AddEndpointFilterFactory((handler, next) =>
    {
        var validated = handler.MethodInfo.GetParameters()
            .Select((parameter, index) => (Index: index, Validator: typeof(IValidator<>).MakeGenericType(parameter.ParameterType)))
            .Where(argument => handler.ApplicationServices.GetService<IServiceProviderIsService>()!.IsService(argument.Validator))
            .ToArray();
        return validated.Length == 0 ? next : async context =>
        {
            foreach (var (index, type) in validated)
            {
                var body = context.Arguments[index]!;
                if (ListLengths.ErrorsIn(body).ToList() is { Count: > 0 } errors)
                    return new Problem(CommonProblems.InvalidFields) { Errors = errors };
                var validator = (IValidator)context.HttpContext.RequestServices.GetRequiredService(type);
                var result = await validator.ValidateAsync(new ValidationContext<object>(body), context.HttpContext.RequestAborted);
                if (!result.IsValid)
                    return new Problem(CommonProblems.InvalidFields) { Errors = [.. result.Errors.Select(FieldErrorOf)] };
            }
            return await next(context);
        };
    });

    private static FieldError FieldErrorOf(ValidationFailure failure) => new(
        Pointer(failure.PropertyName),
        failure.CustomState as Text ?? throw new InvalidOperationException($"The rule for {failure.PropertyName} has no text: use WithText."),
        [.. failure.FormattedMessagePlaceholderValues.Where(v => v.Key is "MaxLength" or "TotalLength").Select(v => v.Value)]);

    private static string Pointer(string property) => "/" + string.Join('/', property
        .Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
        .Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}
