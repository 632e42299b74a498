namespace Ksf.TestKit;

public static class Assertions
{
    extension(Assert)
    {
        /// <summary>Holds for each of them, and for one at least: <c>Assert.All</c>, which the build bans, also holds for none.</summary>
        public static void Each<T>(IEnumerable<T> items, Action<T> holds)
        {
            var all = items.ToList();
            Assert.NotEmpty(all);
#pragma warning disable RS0030 // There is one at least.
            Assert.All(all, holds);
#pragma warning restore RS0030
        }
    }
}
