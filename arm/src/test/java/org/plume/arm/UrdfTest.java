package org.plume.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrdfTest {

    private static final String LINKS = "<link name='base'/><link name='upper'/><link name='hand'/>";
    private static final String SHOULDER = """
            <joint name='shoulder' type='revolute'><parent link='base'/><child link='upper'/>
              <origin xyz='0 0 1' rpy='0 0 0'/><axis xyz='0 0 2'/><limit lower='-1' upper='2' velocity='3'/></joint>
            """;
    private static final String SLIDE = """
            <joint name='slide' type='prismatic'><parent link='upper'/><child link='hand'/>
              <origin xyz='1 0 0'/><limit lower='0' upper='0.5' velocity='0.1'/></joint>
            """;

    @TempDir
    private Path folder;

    @Test
    void aTwoJointFile_becomesAnArm() throws IOException {
        Arm arm = read(LINKS + SHOULDER + SLIDE);
        assertThat(arm.jointNames()).containsExactly("shoulder", "slide");
        assertThat(arm.limits().upper()).containsExactly(2, 0.5);
        assertThat(arm.limits().velocity()).containsExactly(3, 0.1);
        Vector3D p = arm.tool(new double[] {Math.PI / 2, 0.25}).position();
        assertThat(p.distance(new Vector3D(0, 1.25, 1))).isLessThan(1e-12);
    }

    @Test
    void aContinuousJoint_hasNoLimits() throws IOException {
        Arm arm = read(LINKS + SHOULDER.replace("revolute", "continuous") + SLIDE);
        assertThat(arm.limits().upper()[0]).isInfinite();
        assertThat(arm.limits().velocity()[0]).isEqualTo(3);
    }

    @Test
    void fingersOffTheChain_standStill_mimicOrNot() throws IOException {
        String fingers = """
                <link name='left'/><link name='right'/>
                <joint name='l' type='prismatic'><parent link='hand'/><child link='left'/><axis xyz='0 1 0'/>
                  <limit lower='0.01' upper='0.04' velocity='1'/></joint>
                <joint name='r' type='prismatic'><parent link='hand'/><child link='right'/><axis xyz='0 -1 0'/>
                  <limit lower='0' upper='0.04' velocity='1'/><mimic joint='l'/></joint>
                """;
        Path file = write(LINKS + SHOULDER + SLIDE + fingers);
        Arm arm = Urdf.read(file, "base", "hand");
        assertThat(arm.joints()).isEqualTo(2);
        Pose left = arm.linkPoses(new double[] {0, 0})[3];
        assertThat(left.position().getY()).isEqualTo(0.01, within(1e-12));
        assertThatThrownBy(() -> Urdf.read(file))
                .hasMessageContaining("file must have one tip link, had [left, right]: name base and tip");
    }

    @Test
    void theUrdfOfThePanda_agreesWithTheBuiltInOne() throws IOException {
        Arm read = Urdf.read(SharedData.file("panda/panda.urdf"), "panda_link0", "panda_grasptarget");
        Arm builtIn = Panda.arm();
        assertThat(read.jointNames()).isEqualTo(builtIn.jointNames());
        for (double[] q : PandaCoverTest.configurations(50)) {
            Pose a = read.tool(q);
            Pose b = builtIn.tool(q);
            assertThat(a.position().distance(b.position())).isLessThan(1e-10);
            assertThat(a.rotation()
                            .applyTo(Vector3D.PLUS_I)
                            .distance(b.rotation().applyTo(Vector3D.PLUS_I)))
                    .isLessThan(1e-10);
            Pose[] links = read.linkPoses(q);
            for (int i = 0; i < 9; i++) {
                assertThat(links[i].position().distance(builtIn.linkPoses(q)[i].position()))
                        .isLessThan(1e-10);
            }
        }
        for (int j = 0; j < 7; j++) {
            assertThat(read.limits().upper()[j])
                    .isBetween(builtIn.limits().upper()[j], builtIn.limits().upper()[j] + 0.16);
        }
        Visual shown = read.links().get(2).visuals().get(0);
        assertThat(shown).isInstanceOf(Visual.Mesh.class);
        assertThat(Stl.read(((Visual.Mesh) shown).file()).triangles()).isEqualTo(300);
    }

    @Test
    void everyGeometry_isDrawn_andCovered() throws IOException {
        String shapes = """
                <collision><origin xyz='1 0 0'/><geometry><sphere radius='0.3'/></geometry></collision>
                <collision><geometry><cylinder radius='0.1' length='0.4'/></geometry></collision>
                <collision><geometry><box size='0.2 0.2 0.4'/></geometry></collision>
                <collision><geometry><mesh filename='package://robot/meshes/hand.stl' scale='1 2 3'/></geometry></collision>
                <visual><geometry><mesh filename='meshes/hand.dae'/></geometry>
                  <material name='red'><color rgba='1 0.5 0 1'/></material></visual>
                """;
        Files.createDirectories(folder.resolve("meshes"));
        Files.writeString(folder.resolve("meshes/hand.stl"), "solid\nendsolid\n");
        Arm arm = read(
                LINKS.replace("<link name='hand'/>", "<link name='hand'>" + shapes + "</link>") + SHOULDER + SLIDE);
        assertThat(arm.links().get(2).visuals()).singleElement().satisfies(visual -> {
            assertThat(visual.rgb()).isEqualTo(0xFF8000);
            assertThat(((Visual.Mesh) visual).file()).endsWith(Path.of("meshes/hand.stl"));
        });
        assertThat(arm.spheres()).hasSize(1 + 4 + 2);
        assertThat(arm.spheres().get(0)).isEqualTo(new BodySphere(2, new Vector3D(1, 0, 0), 0.3));
        Vector3D rim = new Vector3D(0.1, 0, 0.2);
        assertThat(arm.spheres().subList(1, 5))
                .anySatisfy(ball -> assertThat(ball.centre().distance(rim)).isLessThanOrEqualTo(ball.radius() + 1e-12));
        Vector3D corner = new Vector3D(0.1, 0.1, 0.2);
        assertThat(arm.spheres().subList(5, 7))
                .anySatisfy(
                        ball -> assertThat(ball.centre().distance(corner)).isLessThanOrEqualTo(ball.radius() + 1e-12));
    }

    @Test
    void everyUnfitJoint_isNamed() {
        refused(
                SHOULDER.replace("revolute", "floating") + SLIDE,
                "joint shoulder: type must be revolute, " + "continuous, prismatic or fixed, was \"floating\"");
        refused(
                SHOULDER.replace("</joint>", "<mimic joint='slide'/></joint>") + SLIDE,
                "joint shoulder: a joint of the chain must move by itself, but it mimics another");
        refused(
                SHOULDER + SLIDE.replaceAll("<limit[^>]*>", ""),
                "joint slide: limit must be given with lower, upper and velocity, was missing");
        refused(
                SHOULDER.replace("upper='2'", "upper='-3'") + SLIDE,
                "joint shoulder: limit lower must be < upper = -3.0, was -1.0");
        refused(
                SHOULDER.replace("velocity='3'", "velocity='0'") + SLIDE,
                "joint shoulder: limit velocity must be > 0, was 0.0");
        refused(
                SHOULDER.replace("velocity='3'", "") + SLIDE,
                "joint shoulder: limit velocity must be 1 finite number, was \"\"");
        refused(SHOULDER.replace("0 0 2", "0 0 0") + SLIDE, "joint shoulder: axis must not be zero, was \"0 0 0\"");
        refused(
                SHOULDER.replace("0 0 1", "0 up 1") + SLIDE,
                "joint shoulder: origin xyz must be 3 finite numbers, was \"0 up 1\"");
        refused(
                SHOULDER.replace("0 0 1", "0 NaN 1") + SLIDE,
                "joint shoulder: origin xyz must be 3 finite numbers, was \"0 NaN 1\"");
    }

    @Test
    void everyUnfitTree_isNamed() {
        refused(
                SHOULDER + SLIDE.replace("'hand'", "'claw'"),
                "joint slide: child link must be one of the links, was \"claw\"");
        refused(
                SHOULDER + SLIDE + SLIDE.replace("'slide'", "'second'"),
                "link hand must have one parent joint, had slide and second: loops cannot be read");
        refused(
                SHOULDER
                        + SLIDE
                        + SLIDE.replace("'slide'", "'back'")
                                .replace("'hand'", "'base'")
                                .replace("'upper'", "'hand'"),
                "links must form a tree, but base -> upper -> hand -> base is a loop");
        refused(SHOULDER, "file must have one root link, had [base, hand]: name base and tip");
        refused(SHOULDER + SLIDE + "<link name='hand'/>", "link hand must be defined once, was defined twice");
        refused("<joint name='' type='fixed'/>", "every joint must have a name, one had none");
        refused(
                SHOULDER.replace("revolute", "fixed") + SLIDE.replace("prismatic", "fixed"),
                "the chain from base to hand must have >= 1 moving joints, had 0");
    }

    @Test
    void everyUnknownEndOfTheChain_isNamed() throws IOException {
        Path file = write(LINKS + SHOULDER + SLIDE);
        assertThatThrownBy(() -> Urdf.read(file, "trunk", "hand"))
                .hasMessageContaining("base must be one of the links [base, upper, hand], was trunk");
        assertThatThrownBy(() -> Urdf.read(file, "upper", "base"))
                .hasMessageContaining("tip must be one of the links that upper carries, [upper, hand], was base");
    }

    @Test
    void everyUnfitShape_isNamed() {
        String part = "<link name='x'><collision><geometry>%s</geometry></collision></link>";
        refused(part.formatted("<capsule/>"), "link x: geometry must be box, cylinder, sphere or mesh, was capsule");
        refused(part.formatted("<sphere radius='-1'/>"), "link x: sphere radius must be > 0 and finite, was -1.0");
        refused(part.formatted(""), "link x: geometry of collision must hold one shape, had 0");
        refused(part.formatted("<mesh/>"), "link x: mesh filename must not be empty");
    }

    @Test
    void everyFileThatIsNoUrdf_isRefused() throws IOException {
        Path html = folder.resolve("a.urdf");
        Files.writeString(html, "<html/>");
        assertThatThrownBy(() -> Urdf.read(html)).hasMessageContaining("root element must be robot, was html");
        Files.writeString(html, "robot");
        assertThatThrownBy(() -> Urdf.read(html)).hasMessageContaining("must be well-formed XML without a DTD");
        Files.writeString(html, "<robot name='r'/>");
        assertThatThrownBy(() -> Urdf.read(html)).hasMessageContaining("robot must have >= 1 links, had 0");
    }

    @Test
    void anExternalEntity_isNotRead() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "hush");
        Path file = folder.resolve("xxe.urdf");
        Files.writeString(
                file,
                "<!DOCTYPE robot [<!ENTITY s SYSTEM '" + secret.toUri()
                        + "'>]><robot name='&s;'><link name='base'/></robot>");
        assertThatThrownBy(() -> Urdf.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a DTD")
                .hasMessageNotContaining("hush");
    }

    private void refused(String joints, String message) {
        assertThatThrownBy(() -> read(LINKS + joints))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arm.urdf: ")
                .hasMessageContaining(message);
    }

    private Arm read(String body) throws IOException {
        return Urdf.read(write(body));
    }

    private Path write(String body) throws IOException {
        Path file = folder.resolve("arm.urdf");
        Files.writeString(file, "<robot name='two'>" + body + "</robot>");
        return file;
    }
}
