using Ksf.TestKit;

namespace Ksf.Architecture.Tests;

public sealed class Services_stand_alone
{
    public static TheoryData<string> Programs { get; } = [.. Tests.Programs.All];

    public static TheoryData<string> ProgramsWithoutPages { get; } = [.. Tests.Programs.All.Except(["Ksf.Portal"])];

    [Theory]
    [MemberData(nameof(Programs))]
    public void No_program_references_another(string program)
    {
        var others = Tests.Programs.All.Where(other => other != program);

        var referenced = Tests.Programs.Load(program).GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.Empty(referenced.Intersect(others));
    }

    /// <summary>But for the portal: Razor makes its components public, and with them whatever they take as parameters.</summary>
    [Theory]
    [MemberData(nameof(ProgramsWithoutPages))]
    public void A_programs_types_are_its_own(string program)
    {
        var types = Tests.Programs.Load(program).WrittenTypes().ToList();

        Assert.NotEmpty(types);
        Assert.Empty(types.Where(type => type.IsPublic).Select(type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_class_that_nobody_extends_is_sealed(string program) => AssertSealed(Tests.Programs.Load(program));

    [Fact]
    public void Also_in_what_the_services_share()
    {
        AssertSealed(Tests.Programs.ServiceDefaults);
        AssertSealed(Tests.Programs.Contracts);
    }

    [Fact]
    public void Contracts_stand_on_nothing_but_the_framework() => Assert.Each(
        Tests.Programs.Contracts.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static void AssertSealed(System.Reflection.Assembly assembly)
    {
        var types = assembly.WrittenTypes().ToList();
        Assert.NotEmpty(types);
        var extended = types.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        var loose = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !extended.Contains(type));

        Assert.Empty(loose.Select(type => type.FullName));
    }
}
