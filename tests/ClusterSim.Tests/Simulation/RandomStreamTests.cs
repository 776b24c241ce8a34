using ClusterSim.Simulation;

namespace ClusterSim.Tests.Simulation;

public sealed class RandomStreamTests
{
    [Test]
    public void Gives_the_same_numbers_on_every_machine_and_in_every_version()
    {
        var stream = new RandomStream(42, "scheduler");

        new[] { stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64() }
            .Should().Equal(3519008378705315950, 464212180824681489, 17472719447001638776);
        stream.Next(1_000).Should().Be(994);
        stream.NextDouble().Should().Be(0.0743771504292875);
        stream.NextGuid().Should().Be("4dbc139b-5c7a-44bd-9d6a-22ae50096f8a");
        stream.NextString("abcdef", 10).Should().Be("acceccffeb");
    }

    [Test]
    public void Shifts_no_other_stream_when_a_new_consumer_comes()
    {
        using var alone = Loops.New();
        using var together = Loops.New();
        var expected = Enumerable.Range(0, 10).Select(_ => alone.Random("uids").NextUInt64()).ToList();

        var actual = new List<ulong>();
        for (var i = 0; i < 10; i++)
        {
            together.Random("newcomer").NextUInt64();
            actual.Add(together.Random("uids").NextUInt64());
        }

        actual.Should().Equal(expected);
    }

    [Test]
    public void Differs_from_name_to_name_and_from_seed_to_seed()
    {
        var first = new[] { new RandomStream(1, "a"), new RandomStream(1, "b"), new RandomStream(2, "a"), new RandomStream(0, ""), new RandomStream(0, "a") }
            .Select(stream => stream.NextUInt64());

        first.Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Goes_on_where_it_stopped_when_asked_for_by_name_again()
    {
        using var loop = Loops.New();
        var whole = new RandomStream(loop.Seed, "a");

        var numbers = new[] { loop.Random("a").NextUInt64(), loop.Random("a").NextUInt64() };

        numbers.Should().Equal(whole.NextUInt64(), whole.NextUInt64());
    }

    [Test]
    public void Draws_each_number_below_the_maximum_about_equally_often()
    {
        var stream = new RandomStream(7, "dice");
        var counts = new int[6];

        for (var i = 0; i < 60_000; i++)
            counts[stream.Next(6)]++;

        counts.Should().OnlyContain(count => count > 9_600 && count < 10_400); // Four standard deviations are 365.
    }

    [Test]
    public void Draws_doubles_from_zero_up_to_but_without_one()
    {
        var stream = new RandomStream(7, "doubles");

        var numbers = Enumerable.Range(0, 10_000).Select(_ => stream.NextDouble()).ToList();

        numbers.Should().OnlyContain(number => number >= 0 && number < 1);
        numbers.Average().Should().BeApproximately(0.5, 0.02);
    }

    [Test]
    public void Makes_version_4_uuids()
    {
        var stream = new RandomStream(7, "uids");

        var uids = Enumerable.Range(0, 100).Select(_ => stream.NextGuid()).ToList();

        uids.Should().OnlyHaveUniqueItems().And.OnlyContain(uid => System.Text.RegularExpressions.Regex.IsMatch(uid, "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    }

    [Test]
    public void Fills_buffers_whose_length_is_no_multiple_of_eight()
    {
        var bytes = new byte[13];
        new RandomStream(7, "bytes").NextBytes(bytes);

        bytes.Skip(8).Should().Contain(octet => octet != 0);
    }

    [Test]
    public void Shuffles_into_every_order()
    {
        var stream = new RandomStream(7, "cards");
        var orders = new SortedSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 200; i++)
        {
            var cards = "abc".ToCharArray();
            stream.Shuffle(cards.AsSpan());
            orders.Add(new string(cards));
        }

        orders.Should().Equal("abc", "acb", "bac", "bca", "cab", "cba");
    }

    [Test]
    public void Refuses_a_maximum_below_one()
    {
        var drawing = () => new RandomStream(7, "a").Next(0);

        drawing.Should().Throw<ArgumentOutOfRangeException>();
    }
}
